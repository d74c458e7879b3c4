/** The project's home page; services see it in every request. */
export const PROJECT_URL = 'https://github.com/paperboy-bot/paperboy';

export const USER_AGENT = `paperboy (+${PROJECT_URL})`;
