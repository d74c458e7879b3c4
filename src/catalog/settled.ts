import { type Catalog, createCatalog } from './catalog.ts';

/**
 * Shows catalogs without the batch that is still coming in. The same catalog and day give the very same view, so that
 * what is worked out of it can be kept.
 */
export function createSettledView(): (catalog: Catalog, unsettled: string | undefined) => Catalog {
  let kept: { readonly of: Catalog; readonly without: string; readonly view: Catalog } | undefined;
  return (catalog, unsettled) => {
    if (unsettled === undefined) return catalog;
    if (kept?.of === catalog && kept.without === unsettled) return kept.view;
    const settled = [...catalog.all()].filter(({ listedOn }) => listedOn !== unsettled);
    kept = { of: catalog, without: unsettled, view: createCatalog(settled) };
    return kept.view;
  };
}
