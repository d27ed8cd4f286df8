// How far two pictures of one scene lie apart.

/** @returns the mean of the largest channel difference over all pixels, the largest of all, and the pixels above a limit. */
export function compare(one, other, limit) {
  let [sum, largest] = [0, 0];
  const above = [];
  for (let i = 0; i < one.length; i += 4) {
    const difference = Math.max(
      Math.abs(one[i] - other[i]), Math.abs(one[i + 1] - other[i + 1]), Math.abs(one[i + 2] - other[i + 2]), Math.abs(one[i + 3] - other[i + 3]));
    sum += difference;
    largest = Math.max(largest, difference);
    if (difference > limit) above.push(i / 4);
  }
  return { mean: sum / (one.length / 4), largest, above };
}
