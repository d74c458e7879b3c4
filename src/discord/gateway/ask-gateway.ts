import { REST, type RESTGetAPIGatewayBotResult, Routes } from 'discord.js';
import { loginSentence } from '../rest/login-sentence.ts';

/** How many shards Discord recommends. @throws Error with a sentence if it doesn't answer. */
export async function askGateway(apiUrl: string, token: string): Promise<number> {
  try {
    const answer = await new REST({ api: apiUrl }).setToken(token).get(Routes.gatewayBot());
    return (answer as RESTGetAPIGatewayBotResult).shards;
  } catch (cause) {
    throw new Error(loginSentence(cause), { cause });
  }
}
