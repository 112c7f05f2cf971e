import { readCollection, writeCollection } from './collection.js';

const pages = new Map([['https://learn.example.org/did.json', { id: 'did:web:learn.example.org' }]]);

describe('a collection', () => {
  it('is read as it was written', () => {
    const savedAt = '2026-11-22T12:00:00.000Z';
    expect(readCollection(writeCollection(pages, savedAt))).toEqual({ savedAt, pages });
  });

  it('of an older command line, which did not say when it was saved, is read too', () => {
    expect(readCollection(JSON.stringify(Object.fromEntries(pages)))).toEqual({ savedAt: null, pages });
  });

  it.each(['', 'certificate', 'null', '[]', '{}', '{"name":"other JSON"}', '"https://a.example"'])(
    'is nothing else: %j',
    (text) => {
      expect(readCollection(text)).toBeNull();
    },
  );
});
