import { describe, expect, it } from 'vitest';
import { citedName } from '../../src/cite/name.ts';

describe('a name', () => {
  it.each([
    ['Patrick Lewis', 'Patrick', 'Lewis'],
    ['Yann A. LeCun', 'Yann A.', 'LeCun'],
    ['Aäron van den Oord', 'Aäron', 'van den Oord'],
    ['Laurens Van der Maaten', 'Laurens', 'Van der Maaten'],
    ['Nguyen Van Anh', 'Nguyen Van', 'Anh'],
    ['Jean-Marc de la Tour', 'Jean-Marc', 'de la Tour'],
    ['van Gogh', 'van', 'Gogh'],
    ['Ludwig van Beethoven', 'Ludwig', 'van Beethoven'],
    ['Ana Maria de la del Rio', 'Ana Maria', 'de la del Rio'],
    ['Helena Gómez - Adorno', 'Helena', 'Gómez - Adorno'],
    ['Ana Maria Gómez - Adorno - Ruiz', 'Ana Maria', 'Gómez - Adorno - Ruiz'],
  ])('%s is split', (name, given, family) => {
    expect(citedName(name)).toEqual({ given, family });
  });

  it('keeps its suffix', () => {
    expect(citedName('Sammy Davis Jr.')).toEqual({ given: 'Sammy', family: 'Davis', suffix: 'Jr.' });
    expect(citedName('Martin King III')).toEqual({ given: 'Martin', family: 'King', suffix: 'III' });
    expect(citedName('Davis Jr')).toEqual({ given: 'Davis', family: 'Jr' });
  });

  it.each([
    '王小明',
    'Иван Петров',
    'DeepSeek-AI',
    'The Kite Team',
    'BigScience Workshop',
    'Kite, Inc.',
    'North and South',
    'Llama 3 authors',
    '',
  ])('%s stays whole', (name) => {
    expect(citedName(name)).toEqual({ whole: name });
  });
});
