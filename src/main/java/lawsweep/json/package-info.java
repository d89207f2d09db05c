/**
 * JSON objects, written and read strictly: no key too many, none missing, and no value that writing would not give.
 * Begin with {@link lawsweep.json.Form}, which describes an object once for both ways; a
 * {@link lawsweep.json.RecordFormatException} says in one line what is wrong. Uses {@code text}; what a record means
 * is said in the rooms that own it.
 */
package lawsweep.json;
