import type { Outcome, PageEvent } from '../protocol/events.ts';
import type { MessageView } from '../protocol/message.ts';
import type { PostView } from '../protocol/post.ts';
import type { ChannelView, SceneView } from '../protocol/scene.ts';
import { type Api, UNREACHABLE, type Where } from './api.ts';
import { drawAround } from './around/around.ts';
import { daySentence } from './around/day-sentence.ts';
import { createLayout } from './around/layout.ts';
import { createPins } from './around/pins.ts';
import { createCommandBox } from './box/command-box.ts';
import { byId } from './dom/dom.ts';
import { setPageClock } from './dom/page-clock.ts';
import { createLive } from './live.ts';
import type { Drawing } from './messages/drawing.ts';
import { openMessageMenu } from './messages/menu.ts';
import { createMessageList } from './messages/message-list.ts';
import { createReading } from './messages/reading.ts';
import { openModal } from './modal.ts';

const MAILBOX = { link: { label: 'Open the mailbox', url: '/mailbox' } };

/** Ties together the parts of the page: who speaks, which channel is open, what happens there. */
export function createApp(api: Api) {
  const where: Where = { as: '', channel: '' };
  const unread = new Set<string>();
  let scene: SceneView;
  const look = async (asked: Where): Promise<SceneView> => {
    const seen = await api.scene(asked);
    setPageClock(seen.now);
    return seen;
  };
  let posts: PostView[] = [];
  let isPassing = false;
  let isOpening = false;
  let refreshing: ReturnType<typeof setTimeout> | undefined;
  const layout = createLayout();
  const lost = () => layout.connection('Reconnecting…');
  const go = (channelId: string) => {
    if (channelId !== where.channel) box.reset();
    void open(channelId).catch(lost);
  };

  const drawing: Drawing = {
    scene: () => scene,
    mentioned(kind, id, label) {
      if (kind === 'channel') go(id);
      if (kind === 'command') box.type(`${label} `, false);
    },
    press: async (message, customId) => finish(await api.press(here(message), message.id, customId)),
    choose: async (message, customId, values) =>
      finish(await api.choose(here(message), message.id, customId, values)),
    dismiss: (message) => list.dismiss(message.id),
    openMenu(message, at) {
      openMessageMenu(byId('layer'), scene.messageCommands, message, at, async (name) => {
        box.focus();
        finish(await api.messageCommand(here(message), message.id, name));
      });
    },
  };
  const list = createMessageList(byId('messages'), byId('scroll'), drawing, () => box.focus());
  const reading = createReading();
  const pins = createPins({
    ask: () => api.pins({ ...where }),
    drawing,
    jump: (message) => list.jumpTo(message.id),
  });
  const box = createCommandBox(byId('foot'), {
    scene: () => scene,
    ask: (command, options, focused, signal) =>
      api.autocomplete(where, command.path, options, focused, signal),
    async send(command, options) {
      list.toEnd();
      finish(await api.command({ ...where }, command.path, options));
    },
    async say(text) {
      list.toEnd();
      finish(await api.say({ ...where }, text));
    },
  });
  const live = createLive({
    event: hear,
    async connected(again) {
      if (again) await refresh();
      layout.connection('');
    },
    lost,
  });

  function here(message: MessageView): Where {
    return { as: where.as, channel: message.channelId };
  }

  /** Shows an act's outcome: a form to fill in, or why it failed. */
  function finish({ refused, failed, modal, day }: Outcome): void {
    if (refused !== undefined)
      list.note(refused === UNREACHABLE ? 'Not sent' : 'Discord refused this', refused);
    if (failed !== undefined) list.note('The application did not respond', failed);
    if (day !== undefined)
      list.note(
        `It's ${scene.day ?? 'another day'} here now`,
        daySentence(day, scene.channels),
        day.mails > 0 ? MAILBOX : {},
      );
    if (modal === undefined) return;
    const asked = { ...where };
    openModal(byId('layer'), modal, async (values) => {
      const outcome = await api.submit(asked, modal.id, values);
      if (outcome.refused !== undefined) return outcome.refused;
      finish(outcome);
      box.focus();
      return undefined;
    });
  }

  function hear(event: PageEvent): void {
    if (event.kind === 'scene') refreshSoon();
    else if (event.kind === 'gone') reading.change(() => list.remove(event.id));
    else if (event.kind === 'mail') {
      // While a day passes, its mails are announced together at the end.
      if (!isPassing) list.note(`New email to ${event.to}`, event.subject, MAILBOX);
    } else if (event.kind === 'rejected') {
      if (event.channelId === where.channel) list.note('Discord refused what the bot sent', event.reason);
    } else if (event.message.channelId === where.channel) {
      reading.change(() => list.put(event.message));
      void pins.refresh().catch(lost);
    } else {
      unread.add(event.message.channelId);
      if (current()?.kind === 'forum') refreshSoon();
      draw();
    }
  }

  /**
   * A day's news arrives all at once, at the bottom of the channel the button is in; then the page says what day it is.
   */
  async function nextDay(): Promise<void> {
    list.toEnd();
    isPassing = true;
    const outcome = await api.nextDay();
    isPassing = false;
    await refreshScene().catch(lost);
    finish(outcome);
    list.redraw();
  }

  function current(): ChannelView | undefined {
    return scene.channels.find(({ id }) => id === where.channel) ?? scene.channels[0];
  }

  function draw(): void {
    const channel = current();
    if (channel === undefined) return;
    drawAround(
      { scene, current: channel, as: where.as, unread, posts },
      {
        open: go,
        speakAs: (id) => void speakAs(id).catch(lost),
        run: (line) => box.type(line, true),
        nextDay,
      },
    );
    box.place(channel.kind === 'dm' ? `@${channel.name}` : `#${channel.name}`);
    layout.canWrite(channel.kind !== 'forum');
  }

  /** Registering commands changes many things at once: one request covers them all. */
  function refreshSoon(): void {
    clearTimeout(refreshing);
    refreshing = setTimeout(() => refreshScene().catch(lost), 50);
  }

  async function refreshScene(): Promise<void> {
    const asked = { ...where };
    const next = await look(asked);
    const kind = next.channels.find(({ id }) => id === asked.channel)?.kind;
    const found = kind === 'forum' ? await api.posts(asked) : [];
    if (asked.as !== where.as || asked.channel !== where.channel) return;
    scene = next;
    posts = found;
    draw();
  }

  async function refresh(): Promise<void> {
    const before = scene;
    await refreshScene();
    if (!scene.people.some(({ id }) => id === where.as)) return findAgain(before);
    await reading.show(() => api.messages({ ...where }), drawMessages);
  }

  /** A restarted playground gives everything new ids: finds the same channel and person by their names in `before`. */
  async function findAgain(before: SceneView): Promise<void> {
    const person = before.people.find(({ id }) => id === where.as)?.name;
    const room = before.channels.find(({ id }) => id === where.channel)?.name;
    where.as = (scene.people.find(({ name }) => name === person) ?? scene.people[0])?.id ?? '';
    unread.clear();
    await live.listen(where.as);
    scene = await look({ as: where.as, channel: '' });
    await open((scene.channels.find(({ name }) => name === room) ?? scene.channels[0])?.id ?? '');
  }

  async function open(channelId: string): Promise<void> {
    where.channel = channelId;
    unread.delete(channelId);
    history.replaceState(null, '', `#${new URLSearchParams({ ...where })}`);
    pins.close();
    isOpening = true;
    await reading.show(
      () => Promise.all([api.messages({ ...where }), refreshScene()]),
      ([messages]) => drawMessages(messages),
    );
    if (where.channel !== channelId) return;
    layout.closeDrawer();
    box.focus();
  }

  /** Of the channel that opens, whichever reading comes first; else of the one that's open. */
  function drawMessages(messages: MessageView[]): void {
    if (isOpening) list.open(messages);
    else list.catchUp(messages);
    isOpening = false;
  }

  async function speakAs(personId: string): Promise<void> {
    box.reset();
    where.as = personId;
    const [next] = await Promise.all([look({ as: personId, channel: '' }), live.listen(personId)]);
    if (where.as !== personId) return;
    // Another channel may have been opened meanwhile.
    const here = current();
    scene = next;
    const same = scene.channels.find(({ id }) => id === here?.id);
    const alike = scene.channels.find(({ kind }) => kind === here?.kind);
    await open((same ?? alike ?? scene.channels[0])?.id ?? '');
  }

  return {
    async start(): Promise<void> {
      const wanted = new URLSearchParams(location.hash.slice(1));
      scene = await look({ as: wanted.get('as') ?? '', channel: '' });
      const member =
        scene.people.find(({ id }) => id === wanted.get('as')) ??
        scene.people.find(({ moderator }) => !moderator);
      where.as = (member ?? scene.people[0])?.id ?? '';
      where.channel = wanted.get('channel') ?? '';
      await live.listen(where.as);
      await open(current()?.id ?? '');
      layout.typeAnywhere(box.focus);
    },
  };
}
