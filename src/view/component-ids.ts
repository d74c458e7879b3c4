import { buttonId, selectId } from './custom-id.ts';

/**
 * The buttons and selects that views draw, wherever they are shown. The start stops by name when the command that one of
 * these names does not handle it. A component that one command alone draws is named in that command's file.
 */

/** Under every list: opens one of its papers for the person alone. */
export const openPaper = selectId('paper', 'open');

/** On every card; the argument is the paper's key. */
export const openSimilar = buttonId('similar', 'open');
/** Under a library: finds papers like all of those that its page shows. */
export const similarToListed = buttonId('similar', 'listed');
export const vote = buttonId('trending', 'vote');
/** Saves the paper, or removes it; a second argument `here` redraws the message that says so. */
export const saveButton = buttonId('library', 'save');

/** The paper as BibTeX, for the person alone. */
export const citePaper = buttonId('paper', 'cite');

/** Which papers of a list to save; the options are their keys. */
export const pickSaves = selectId('library', 'pick');

/** On a quiet day's digest; the arguments are a window and the digest's marker. */
export const openTrending = buttonId('trending', 'open');

/** Turn the pages of a list; the first argument is the page, from 0. */
export const turnSearch = buttonId('search', 'page');
/** Under what a search understood: searches for the plain words. */
export const searchPlain = buttonId('search', 'plain');
export const turnTrending = buttonId('trending', 'page');
export const turnLibrary = buttonId('library', 'page');

/** Who featured what. */
export const openTrail = buttonId('featured', 'trail');
