/** How whoever runs the program gets more papers than it comes with. */
export const MORE_PAPERS = 'To get more, run `npm run papers -- refresh`.';
