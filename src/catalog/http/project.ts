/** Where this program can be read up on; services see it with every request. */
export const PROJECT_URL = 'https://github.com/paperboy-bot/paperboy';

export const USER_AGENT = `paperboy (+${PROJECT_URL})`;
