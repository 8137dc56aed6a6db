/** One line that says what is wrong and what to do next; shown without a stack. */
export class UserFacingError extends Error {
  override readonly name = 'UserFacingError';
}
