// Where our canvas and Skia differ by more than the rule allows, and why.
export const differences = {};
