type Known<V> = Readonly<{ value: V; at: number }>;

/**
 * The last so many of what was read, by key. Without `keepFor` (milliseconds) a value is kept until newer ones push it
 * out: rows that can be changed do not belong there.
 */
export class Recent<V> {
  private readonly known = new Map<string, Known<V>>();

  constructor(
    private readonly keep: number,
    private readonly keepFor = Infinity,
  ) {}

  async get(key: string, read: () => Promise<V>): Promise<V> {
    const known = this.known.get(key);
    const at = performance.now();
    if (known !== undefined && at - known.at < this.keepFor) return known.value;
    const value = await read();
    this.known.delete(key);
    const [oldest] = this.known.keys();
    if (this.known.size >= this.keep && oldest !== undefined) this.known.delete(oldest);
    this.known.set(key, { value, at });

    return value;
  }

  forget(key: string): void {
    this.known.delete(key);
  }
}
