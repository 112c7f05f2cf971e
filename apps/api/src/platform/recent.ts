/** The last so many of what was read and never changes, by key: rows that can be changed do not belong here. */
export class Recent<V> {
  private readonly known = new Map<string, V>();

  constructor(private readonly keep: number) {}

  async get(key: string, read: () => Promise<V>): Promise<V> {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const value = await read();
    const [oldest] = this.known.keys();
    if (this.known.size >= this.keep && oldest !== undefined) this.known.delete(oldest);
    this.known.set(key, value);

    return value;
  }
}
