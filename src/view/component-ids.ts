import { buttonId, selectId } from './custom-id.ts';

/**
 * The buttons and selects that views draw, wherever they are shown. The start stops by name when the command that one of
 * these names does not handle it. A component that one command alone draws is named in that command's file.
 */

/** Under every list: opens one of its papers for the person alone. */
export const openPaper = selectId('paper', 'open');

/** On a card that one person sees, in a server: posts it where everyone does; the argument is the paper's key. */
export const sharePaper = buttonId('paper', 'share');

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

/** On every card whose paper has an author or a category: offers to follow them. The argument is the paper's key. */
export const openFollow = buttonId('follow', 'card');
export const followAuthor = buttonId('follow', 'author');
export const followCategory = buttonId('follow', 'category');

/** Under a sentence that asks whether to follow something all the same: what it is they carry together. */
export const keepFollow = buttonId('follow', 'keep');
export const leaveFollow = buttonId('follow', 'leave');

/** Removes a follow; the options are their ids. */
export const unfollow = selectId('follow', 'unfollow');

/** Tries to send private messages again that were switched off. */
export const resumeFollows = buttonId('follow', 'resume');

/** On a private message: the matches it had no room for. The arguments are how many papers it shows, and the delivery. */
export const openMatches = buttonId('follow', 'more');
export const turnMatches = buttonId('follow', 'page');

/** Removes what is kept about whoever presses it. */
export const forgetMe = buttonId('forget', 'confirm');
