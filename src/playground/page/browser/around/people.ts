import { html, nothing, render } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { PersonView, SceneView } from '../../protocol/scene.ts';
import { cssVariable } from '../dom/css-variable.ts';
import { byId } from '../dom/dom.ts';
import { avatarUrl, botAvatarUrl } from '../messages/avatar.ts';

/** The server's people, to speak as one of them, and the current speaker below the channels. */
export function drawPeople(scene: SceneView, as: string, speakAs: (personId: string) => void): void {
  const group = (title: string, people: PersonView[]) =>
    people.length === 0
      ? nothing
      : html`<h2>${title} — ${people.length}</h2>
          ${repeat(
            people,
            ({ id }) => id,
            (person) => personTemplate(person, person.id === as, speakAs),
          )}`;
  render(
    html`${group(
      'Moderators',
      scene.people.filter(({ moderator }) => moderator),
    )}
      ${group(
        'Members',
        scene.people.filter(({ moderator }) => !moderator),
      )}
      <h2>Apps — 1</h2>
      ${botTemplate(scene.bot)}
      <p class="hint">Choose who to speak as. Everyone sees only what's theirs.</p>`,
    byId('people'),
  );
  drawMe(scene, as, speakAs);
}

function personTemplate(person: PersonView, isMe: boolean, speakAs: (personId: string) => void): unknown {
  return html`<button
    type="button"
    class="person"
    aria-pressed=${isMe}
    ${cssVariable('--color', person.color)}
    @click=${() => speakAs(person.id)}
  >
    <span class="face online"><img src=${avatarUrl(person.name, person.color)} alt="" /></span>
    <span class="words">
      <span class="name"><span class="unseen">Speak as </span>${person.name}</span>
      <span class="about">${isMe ? "That's you" : person.role}</span>
    </span>
  </button>`;
}

function botTemplate(bot: SceneView['bot']): unknown {
  return html`<div class="person app">
    <span class=${bot.online ? 'face online' : 'face'}><img src=${botAvatarUrl(bot.color)} alt="" /></span>
    <span class="words">
      <span class="name">${bot.name}<span class="tag">App</span></span>
      <span class="about">${bot.online ? 'Online' : 'Offline'}</span>
    </span>
  </div>`;
}

function drawMe(scene: SceneView, as: string, speakAs: (personId: string) => void): void {
  const me = scene.people.find(({ id }) => id === as);
  if (me === undefined) return;
  const changed = ({ target }: Event) => target instanceof HTMLSelectElement && speakAs(target.value);
  render(
    html`<span class="face online"><img src=${avatarUrl(me.name, me.color)} alt="" /></span>
      <span class="words">
        <select aria-label="Speak as" @change=${changed}>
          ${scene.people.map(({ id, name }) => html`<option value=${id} .selected=${id === as}>${name}</option>`)}
        </select>
        <span class="about">${me.moderator ? 'Moderator' : 'Member'}</span>
      </span>`,
    byId('me'),
  );
}
