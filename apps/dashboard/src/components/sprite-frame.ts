import type { Sprite } from '@smarttag/domain';

interface Size {
  width: number;
  height: number;
}

/** Which frame stands at a share of the clip, and how to cut it out of the picture, fitted into a place. */
export const frameAt = ({ frames, columns, width, height }: Sprite, share: number, place: Size) => {
  const index = Math.min(Math.max(Math.floor(share * frames), 0), frames - 1);
  const scale = Math.min(place.width / width, place.height / height);
  const [w, h] = [width * scale, height * scale];
  const rows = Math.ceil(frames / columns);
  const px = (value: number) => `${value}px`;
  return {
    index,
    style: {
      width: px(w),
      height: px(h),
      backgroundSize: `${px(w * columns)} ${px(h * rows)}`,
      backgroundPosition: `${px(-w * (index % columns))} ${px(-h * Math.floor(index / columns))}`,
    },
  };
};
