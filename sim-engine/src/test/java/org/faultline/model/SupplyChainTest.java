package org.faultline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.faultline.model.Vendor.Product;
import org.faultline.model.Vendor.Release;
import org.junit.jupiter.api.Test;

class SupplyChainTest {

    private static final Component LIBRARY = new Component("asn1", "ASN.1 library", Component.Kind.LIBRARY, List.of());
    private static final Component MODULE = new Component("codec", "Codec", Component.Kind.MODULE, List.of("asn1"));
    private static final Release WITH = new Release("4.2", List.of("codec"), List.of(MODULE, LIBRARY));
    private static final Release WITHOUT = new Release("4.1", List.of(), List.of());
    private static final Vendor NORDA = new Vendor(
            "norda", "Vendor A", List.of(new Product("norda-core", Function.CORE_CONTROL, List.of(WITH, WITHOUT))));
    private static final Vendor SUDDA = new Vendor(
            "sudda",
            "Vendor B",
            List.of(new Product(
                    "sudda-core",
                    Function.CORE_CONTROL,
                    List.of(new Release("11", List.of("asn1"), List.of(LIBRARY))))));

    private final SupplyChain supply = SupplyChain.of(List.of(NORDA, SUDDA));

    @Test
    void aLibraryInsideAModuleIsInsideTheEquipment() {
        assertThat(supply.inside(new Equipment("norda", "norda-core", "4.2"))).containsExactly("codec", "asn1");
    }

    @Test
    void anotherReleaseOfTheSameProductHasItsOwnParts() {
        assertThat(supply.inside(new Equipment("norda", "norda-core", "4.1"))).isEmpty();
    }

    @Test
    void aReleaseThatNobodyDeclaredHasThePartsOfTheOneInTheField() {
        assertThat(supply.inside(new Equipment("norda", "norda-core", "9"))).containsExactly("codec", "asn1");
    }

    @Test
    void equipmentOfUndeclaredProductsHoldsNothingKnown() {
        assertThat(supply.inside(new Equipment("norda", "norda-ran", ""))).isEmpty();
    }

    @Test
    void aPartInProductsOfTwoVendorsIsOneNode() {
        assertThat(supply.components()).containsExactly(MODULE, LIBRARY);
        assertThat(supply.sellersOf("asn1")).containsExactly(NORDA, SUDDA);
        assertThat(supply.sellersOf("codec")).containsExactly(NORDA);
    }

    @Test
    void aVendorWithoutProductsSellsOneForEachFunction() {
        Product product = new Vendor("v", "V", List.of()).productFor(Function.RAN);
        assertThat(product.id()).isEqualTo("v-ran");
        assertThat(product.inField().bill()).isEmpty();
    }

    @Test
    void badValuesAreRefused() {
        assertThatThrownBy(() -> new Component("a", "A", Component.Kind.CHIPSET, List.of("a")))
                .hasMessage("The component a must not be a part of itself.");
        assertThatThrownBy(() -> new Product("p", Function.RAN, List.of()))
                .hasMessage("The product p must have at least one release.");
        assertThatThrownBy(() -> new Product("p", Function.RAN, List.of(WITH, Release.of("4.2", List.of()))))
                .hasMessage("The product p has two releases of the same name.");
    }
}
