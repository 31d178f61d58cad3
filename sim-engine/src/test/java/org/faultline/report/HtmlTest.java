package org.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

/** What authors write stays text, wherever it stands. */
class HtmlTest {

    @Test
    void markupInTextAndAttributesIsShownAndNotObeyed() {
        String hostile = "<script>alert('1')</script> & \"quoted\"";

        String html = new Html().leaf("p", hostile, "title", hostile).toString();

        assertThat(html)
                .isEqualTo("<p title=\"&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;quoted&quot;\">"
                        + "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;quoted&quot;</p>\n");
    }

    @Test
    void controlCharactersBecomeTheReplacementCharacter() {
        assertThat(Html.escape("a\u0000b\u001bc\nd\te")).isEqualTo("a\uFFFDb\uFFFDc\nd\te");
    }

    @Test
    void textOfManyLanguagesStaysAsItIs() {
        assertThat(Html.escape("Øresund, Łódź, 東京, 5 °C")).isEqualTo("Øresund, Łódź, 東京, 5 °C");
    }

    @Test
    void elementsCloseInTheOrderInWhichTheyWereOpened() {
        String html = new Html().open("b").open("i").text("x").close().close().toString();

        assertThat(html).isEqualTo("<b><i>x</i></b>");
    }

    @Test
    void aPageWithAnOpenElementIsRefused() {
        Html html = new Html().open("section").open("b");

        assertThatIllegalStateException().isThrownBy(html::toString).withMessage("The element <b> was not closed.");
    }

    @Test
    void aScriptThatWouldEndItsOwnBlockIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Html().script("var a = '</SCRIPT>'"))
                .withMessage("The body of a <script> holds text that would end it early.");
        assertThatIllegalArgumentException().isThrownBy(() -> new Html().style("/* </style */"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Html().script("a <!-- b"));
    }

    @Test
    void attributesComeInPairs() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Html().open("p", "class"));
    }
}
