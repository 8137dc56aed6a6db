/** What is shown keeps its place, also when counts come or change; what is new stands last. */
export const keepOrder = <T extends { value: string }>(before: readonly T[], now: readonly T[]): T[] => {
  const byValue = new Map(now.map((one) => [one.value, one]));
  return [...new Set([...before.flatMap(({ value }) => byValue.get(value) ?? []), ...now])];
};
