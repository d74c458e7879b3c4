import type { APIMessageTopLevelComponent } from 'discord.js';
import type { Recommendation, Recommendations } from '../library/recommend.ts';
import { wordsOfName } from '../search/index/title-name.ts';
import { textDisplay } from './message.ts';
import { paperList } from './paper-list.ts';
import { safe } from './text.ts';

/** Why a paper is recommended: `like *Longformer*, which you saved`. */
export function recommendedWhy({ like, because }: Recommendation): string {
  return `like *${safe(shortTitle(like.title), 90)}*, which you ${because}`;
}

/** The name a title gives its subject, such as `Longformer`, or else the whole title. */
function shortTitle(title: string): string {
  return wordsOfName(title) > 0 ? title.replace(/(?::|\s[-–—])\s.*$/su, '') : title;
}

/** Papers for one person, each with its reason, or how to get some. */
export function recommendationList({ liked, papers }: Recommendations): APIMessageTopLevelComponent[] {
  if (liked === 0) {
    return [
      textDisplay(
        "I don't know what you like yet. Press **Save** or **▲ Upvote** on a few papers, then try again.",
      ),
    ];
  }
  if (papers.length === 0) {
    return [
      textDisplay(
        "I couldn't find anything new like the papers you saved and upvoted. Save a few more, or try again when new papers are in.",
      ),
    ];
  }
  return paperList({
    heading: '### You might like',
    entries: papers.map((one) => ({ paper: one.paper, why: recommendedWhy(one) })),
  });
}
