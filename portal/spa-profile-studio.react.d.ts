// <spa-profile-studio> in JSX of React 19. Import it once for its types:
//
//   import type {} from "./spa-profile-studio.react.js";

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { CatalogueParameter, Doc, SpaProfileStudio, StudioEventMap } from "./spa-profile-studio.js";

type Events = { [K in keyof StudioEventMap as `on${K}`]?: (event: StudioEventMap[K]) => void };

interface Props extends DetailedHTMLProps<HTMLAttributes<SpaProfileStudio>, SpaProfileStudio>, Events {
  src: string;
  doc?: Doc | undefined;
  theme?: string | undefined;
  locale?: string | undefined;
  readonly?: boolean | undefined;
  features?: string | string[] | undefined;
  secrets?: "keep" | "give" | undefined;
  sandbox?: string | undefined;
  autosize?: boolean | undefined;
  catalogue?: CatalogueParameter[] | undefined;
  timeout?: number | undefined;
}

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "spa-profile-studio": Props;
    }
  }
}
