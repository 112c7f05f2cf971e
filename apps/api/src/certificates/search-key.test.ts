import { searchKeys } from './search-key.js';

describe('what a certificate is found by', () => {
  it.each([
    ['Ruth Okafor', 'ruth okafor', 'okafor'],
    // Marks are letters of their own in some keyboards and missing in others.
    ['Thanh Nguyễn', 'thanh nguyen', 'nguyen'],
    ['Ada  María  DE LA CRUZ', 'ada maria de la cruz', 'cruz'],
    ['小林 美咲', '小林 美咲', '美咲'],
    ['Prince', 'prince', 'prince'],
  ])('is for %s the name %s and the last name %s', (name, nameKey, familyKey) => {
    expect(searchKeys(name, 'Ética')).toEqual({ nameKey, familyKey, titleKey: 'etica' });
  });
});
