/** Take the field away. */
export const REMOVE = Symbol('remove');
/** Leave everything as it is, and make no field on the way. */
export const LEAVE = Symbol('leave');

export interface Circumstances {
  /** the update makes a new document */
  inserting: boolean;
  now: Date;
}

/** From a field's value (undefined: missing) to its new one, REMOVE or LEAVE. */
export type Operator = (
  value: unknown,
  operand: unknown,
  path: string,
  circumstances: Circumstances,
) => unknown;
