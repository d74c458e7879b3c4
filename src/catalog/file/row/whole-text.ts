/** Largest file a format reads into memory as a whole, in characters; a copied page has about 100,000. */
const MOST = 20_000_000;

/**
 * All pieces as one string.
 *
 * @throws RangeError above 20 million characters.
 */
export async function wholeText(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    if (text.length > MOST)
      throw new RangeError(
        'longer than 20 million characters, which no copied page is; turn it into JSON Lines',
      );
  }
  return text;
}
