import type { MessageView } from '../../protocol/message.ts';
import type { SceneView } from '../../protocol/scene.ts';
import type { Mentioned } from './text.ts';

/** What the parts of a message need to draw themselves and to act. */
export type Drawing = {
  scene: () => SceneView;
  mentioned: Mentioned;
  /** Resolves once the press is acknowledged or refused. */
  press: (message: MessageView, customId: string) => Promise<void>;
  choose: (message: MessageView, customId: string, values: string[]) => Promise<void>;
  dismiss: (message: MessageView) => void;
  openMenu: (message: MessageView, at: { x: number; y: number }) => void;
};
