import type { Image } from '@tweedie/core';

/** What a workflow sees of the page, by the names that it uses: "photos/a.png" lies in the folder "photos". */
export type Files = Readonly<Record<string, Blob | ArrayBuffer | Image>>;
