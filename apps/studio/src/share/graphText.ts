/** The keyword under which a PNG carries its graph. */
export const graphKeyword = 'tweedie';
