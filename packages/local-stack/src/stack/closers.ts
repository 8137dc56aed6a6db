type Close = () => Promise<void> | void;

/** What was started, undone in reverse order; also what is added after the closing began. */
export class Closers {
  readonly #steps: Close[] = [];
  #closing: Promise<void> | undefined;

  add(close: Close): void {
    this.#steps.push(close);
    if (this.#closing) this.#closing = this.#closing.then(() => this.#run());
  }

  close(): Promise<void> {
    this.#closing ??= this.#run();
    return this.#closing;
  }

  async #run(): Promise<void> {
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) await step();
  }
}
