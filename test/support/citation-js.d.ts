/** The part of citation.js with which tests read exports; it ships no types. */
declare module '@citation-js/core' {
  export const plugins: {
    readonly input: {
      chain(
        text: string,
        options: { readonly generateGraph: boolean; readonly forceType: string },
      ): readonly unknown[];
    };
  };
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
