/** Where rows stood in the list that was left: "5 of 312". A reload forgets it, and then it is not told. */
const places = new Map<string, number>();
let total: number | undefined;

export const rememberPlaces = (ids: readonly string[], all: number | undefined) => {
  places.clear();
  for (const [index, id] of ids.entries()) places.set(id, index + 1);
  total = all;
};

/** A neighbour of a known row may lie beyond the rows that were loaded. */
export const rememberNeighbour = (id: string, of: string, step: 1 | -1) => {
  const place = places.get(of);
  if (place !== undefined && !places.has(id)) places.set(id, place + step);
};

export const placeOf = (id: string): { place: number; total?: number } | undefined => {
  const place = places.get(id);
  return place === undefined ? undefined : { place, ...(total !== undefined && total >= place && { total }) };
};
