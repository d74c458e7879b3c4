import { buttonId, selectId } from './custom-id.ts';

/**
 * Buttons and selects that views draw, wherever they appear. The bot refuses to start, naming the command, if a command
 * has no handler for one of these. A component drawn by just one command is named in that command's file.
 */

/** Under every list: opens one of its papers privately. */
export const openPaper = selectId('paper', 'open');

/** On a private card in a server: posts it to the channel; the argument is the paper's key. */
export const sharePaper = buttonId('paper', 'share');

/** On every card; the argument is the paper's key. */
export const openSimilar = buttonId('similar', 'open');
/** Under a library: finds papers like those on the page shown. */
export const similarToListed = buttonId('similar', 'listed');
export const vote = buttonId('trending', 'vote');
/** Saves or removes the paper; with a second argument, `here`, it redraws the message it is on. */
export const saveButton = buttonId('library', 'save');

/** The paper as BibTeX, shown privately. */
export const citePaper = buttonId('paper', 'cite');

/** Which papers of a list to save; the options are their keys. */
export const pickSaves = selectId('library', 'pick');

/** On a quiet day's digest; the arguments are a window and the digest's marker. */
export const openTrending = buttonId('trending', 'open');

/** Turns a list's pages; the first argument is the page, from 0. */
export const turnSearch = buttonId('search', 'page');
/** Under what a search understood: searches for the words literally. */
export const searchPlain = buttonId('search', 'plain');
export const turnTrending = buttonId('trending', 'page');
export const turnLibrary = buttonId('library', 'page');

/** Who featured what. */
export const openTrail = buttonId('featured', 'trail');

/** On every card whose paper has an author or a category: offers to follow them. The argument is the paper's key. */
export const openFollow = buttonId('follow', 'card');
export const followAuthor = buttonId('follow', 'author');
export const followCategory = buttonId('follow', 'category');

/** Under the question whether to follow something anyway; the buttons together carry what. */
export const keepFollow = buttonId('follow', 'keep');
export const leaveFollow = buttonId('follow', 'leave');

/** Removes a follow; the options are their ids. */
export const unfollow = selectId('follow', 'unfollow');

/** Resumes private messages that were disabled. */
export const resumeFollows = buttonId('follow', 'resume');

/** On a private message: the matches that didn't fit. The arguments are how many papers it shows, and the delivery. */
export const openMatches = buttonId('follow', 'more');
export const turnMatches = buttonId('follow', 'page');

/** Removes everything kept about the person who presses it. */
export const forgetMe = buttonId('forget', 'confirm');
