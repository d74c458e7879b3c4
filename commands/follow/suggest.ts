import type { Autocomplete } from '../../src/discord/interactions/command.ts';
import { wordsInTitles } from '../../src/follow/words-in-titles.ts';
import { followLabel } from '../../src/view/follow-name.ts';

/** Authors, categories or title words, depending on the kind chosen. */
export const suggestValue: Autocomplete = async (typed, { interaction, services }) => {
  const kind = interaction.options.getString('kind');
  if (kind === 'author' || kind === 'category') return services.search.suggest(kind, typed);
  const titles = typed.trim() === '' ? [] : await services.search.suggest('paper', typed);
  return wordsInTitles(
    typed,
    titles.map(({ label }) => label),
  ).map((words) => ({ label: words, value: words }));
};

/** The person's follows that contain what is typed. */
export const suggestFollows: Autocomplete = async (typed, { interaction, services }) => {
  const own = await services.follows.of(interaction.user.id);
  const wanted = typed.trim().toLowerCase();
  return own
    .map((follow) => ({ label: followLabel(follow), value: follow.id }))
    .filter(({ label, value }) => value === wanted || label.toLowerCase().includes(wanted));
};
