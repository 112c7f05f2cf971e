import { Recent } from './recent.js';

describe('Recent', () => {
  it('reads a value once', async () => {
    const recent = new Recent<string>(2);
    const read = jest.fn(async () => 'row');

    expect([await recent.get('a', read), await recent.get('a', read)]).toEqual(['row', 'row']);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('forgets the oldest when there are more than it keeps', async () => {
    const recent = new Recent<string>(2);
    const read = jest.fn(async () => 'row');
    for (const key of ['a', 'b', 'c', 'a', 'c']) await recent.get(key, read);

    expect(read).toHaveBeenCalledTimes(4);
  });

  it('remembers nothing of a reading that failed', async () => {
    const recent = new Recent<string>(2);
    await expect(recent.get('a', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');

    await expect(recent.get('a', async () => 'row')).resolves.toBe('row');
  });

  it('reads again what is older than it may be, and what it was told to forget', async () => {
    const time = jest.spyOn(performance, 'now').mockReturnValue(0);
    const recent = new Recent<string>(2, 5000);
    const read = jest.fn(async () => 'row');
    for (const now of [0, 4999, 5000, 9999]) {
      time.mockReturnValue(now);
      await recent.get('a', read);
    }
    expect(read).toHaveBeenCalledTimes(2);
    recent.forget('a');
    await recent.get('a', read);

    expect(read).toHaveBeenCalledTimes(3);
    time.mockRestore();
  });
});
