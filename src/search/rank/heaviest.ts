/**
 * The `most` heaviest numbers that pass, heaviest first, in order of appearance among equals. `passes` is only called if a
 * weight is among the heaviest so far.
 */
export function heaviest(
  numbers: Uint32Array,
  weightOf: Float64Array,
  most: number,
  passes: (number: number) => boolean,
): readonly (readonly [number: number, weight: number])[] {
  const chosen: [number, number][] = [];
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i] ?? 0;
    const weight = weightOf[number] ?? 0;
    if (chosen.length === most && !(weight > (chosen[most - 1]?.[1] ?? 0))) continue;
    if (!passes(number)) continue;
    let place = chosen.length;
    while (place > 0 && (chosen[place - 1]?.[1] ?? 0) < weight) place--;
    if (chosen.length === most) chosen.pop();
    chosen.splice(place, 0, [number, weight]);
  }
  return chosen;
}
