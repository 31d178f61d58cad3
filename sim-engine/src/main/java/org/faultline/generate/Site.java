package org.faultline.generate;

/**
 * An antenna site of one operator: one gNB with three cells.
 *
 * @param operator number of the operator
 * @param number counted from 1 within the operator
 * @param x easting in km
 * @param y northing in km
 * @param region number of its region
 * @param settlement number of the settlement whose people it serves
 * @param setting surroundings
 */
record Site(int operator, int number, double x, double y, int region, int settlement, Setting setting) {}
