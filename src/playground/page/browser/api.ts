import type { Outcome } from '../protocol/events.ts';
import type { MessageView } from '../protocol/message.ts';
import type { PostView } from '../protocol/post.ts';
import type { Choice, SceneView } from '../protocol/scene.ts';
import type { OptionValue } from './box/command-line.ts';
import type { ModalValues } from './modal.ts';

/** Who acts, and where. */
export type Where = { as: string; channel: string };

/** The reason for refusing an act that couldn't reach the server. */
export const UNREACHABLE = "I can't reach the playground. Is it still running?";

export type Api = ReturnType<typeof createApi>;

/**
 * The page's client for the playground's server. Every act gets an outcome; one that can't reach the server is refused.
 */
export function createApi() {
  return {
    scene: (where: Where) => get<SceneView>(`/api/scene?${query(where)}`),
    messages: (where: Where) => get<MessageView[]>(`/api/messages?${query(where)}`),
    pins: (where: Where) => get<MessageView[]>(`/api/pins?${query(where)}`),
    posts: (where: Where) => get<PostView[]>(`/api/posts?${query(where)}`),
    say: (where: Where, text: string) => act('say', { ...where, text }),
    command: (where: Where, path: string, options: Record<string, OptionValue>) =>
      act('command', { ...where, path, options }),
    nextDay: () => act('next-day', {}),
    press: (where: Where, message: string, customId: string) => act('press', { ...where, message, customId }),
    choose: (where: Where, message: string, customId: string, values: string[]) =>
      act('choose', { ...where, message, customId, values }),
    submit: (where: Where, modal: string, values: ModalValues) => act('submit', { ...where, modal, values }),
    messageCommand: (where: Where, message: string, name: string) =>
      act('message-command', { ...where, message, name }),
    async autocomplete(
      where: Where,
      path: string,
      options: Record<string, OptionValue>,
      focused: string,
      signal: AbortSignal,
    ): Promise<{ choices?: Choice[]; refused?: string }> {
      return post('autocomplete', { ...where, path, options, focused }, signal);
    },
  };
}

async function get<T>(path: string): Promise<T> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

async function post<T>(name: string, body: object, signal?: AbortSignal): Promise<T> {
  const response = await fetch(`/api/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  });
  if (!response.ok) throw new Error((await response.text()) || `The playground answered ${response.status}.`);
  return response.json();
}

async function act(name: string, body: object): Promise<Outcome> {
  try {
    return await post<Outcome>(name, body);
  } catch (error) {
    const reason = error instanceof TypeError ? UNREACHABLE : String(error);
    return { refused: reason.replace(/^Error: /, '') };
  }
}

function query(parameters: Record<string, string>): string {
  return new URLSearchParams(parameters).toString();
}
