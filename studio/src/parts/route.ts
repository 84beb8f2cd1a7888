// Where a person is: "#/change/video_1" is the screen "change" with what follows.
import { useEffect, useState } from "preact/hooks";

export const SCREENS = ["make", "film", "change", "steady", "queue", "library", "settings", "stage", "see"] as const;
export type Screen = (typeof SCREENS)[number];

export interface Route {
  screen: Screen;
  rest: string;
}

function routeOf(hash: string): Route {
  const [, first = "", ...rest] = hash.split("/");
  const screen = SCREENS.find((each) => each === first) ?? "make";
  return { screen, rest: decodeURIComponent(rest.join("/")) };
}

export const go = (screen: Screen, rest = "") => {
  location.hash = `#/${screen}${rest && `/${encodeURIComponent(rest)}`}`;
};

export function useRoute(): Route {
  const [route, setRoute] = useState(() => routeOf(location.hash));
  useEffect(() => {
    const moved = () => setRoute(routeOf(location.hash));
    addEventListener("hashchange", moved);
    return () => removeEventListener("hashchange", moved);
  }, []);
  return route;
}
