interface Placed {
  /** `0xrrggbb` */
  colour: string;
  /** Pixels. */
  width: number;
  height: number;
  /** Upper left corner in pixels, as ffmpeg expressions of the time `t` in seconds. */
  x: string;
  y: string;
}

export interface Shape extends Placed {
  /** Opacity, 0 to 255, as an ffmpeg expression of the pixel X, Y in the shape's W × H. */
  opacity: string;
}

const FROM_CENTRE = 'hypot(2*X/W-1,2*Y/H-1)';

export function ellipse(placed: Placed): Shape {
  const edge = Math.min(placed.width, placed.height) / 3;
  return { ...placed, opacity: `clip(255*(1-${FROM_CENTRE})*${edge},0,255)` };
}

/** Light that fades towards the edge. */
export function glow(placed: Placed): Shape {
  return { ...placed, opacity: `190*pow(max(0,1-${FROM_CENTRE}),2)` };
}

/** Everything below a line that falls by `rise` pixels a pixel, with a gentle wave. */
export function hill({ rise, ...placed }: Placed & { rise: number }): Shape {
  const top = rise > 0 ? 0 : -rise * placed.width;
  return { ...placed, opacity: `clip(128*(Y-${top}-(${rise})*X-14*sin(X/90)-14),0,255)` };
}

/** A slanting bar of light. */
export function beam({ thickness, ...placed }: Placed & { thickness: number }): Shape {
  return { ...placed, opacity: `clip(60*(${thickness}-abs(X-W*0.75+Y*0.45)),0,170)` };
}
