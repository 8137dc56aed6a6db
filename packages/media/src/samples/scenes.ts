import { beam, ellipse, glow, hill, type Shape } from './shapes.js';

/** A short film of coloured light and a few shapes, in the manner of a real ad without a word in it. */
export interface Scene {
  fileName: string;
  width: number;
  height: number;
  seconds: number;
  /** From top to bottom. */
  sky: [string, string];
  /** From back to front. */
  shapes: Shape[];
  /** Hertz of the two quiet notes below it. */
  chord: [number, number];
}

export const SCENES: Scene[] = [
  {
    fileName: 'juniper_holiday_hero_15s_9x16_v4.mp4',
    ...{ width: 540, height: 960, seconds: 15, chord: [196, 294] },
    sky: ['0x6b2c1a', '0x1c0b08'],
    shapes: [
      glow({ colour: '0xffb45e', width: 620, height: 620, x: '-120+40*sin(t/3)', y: '-80+30*cos(t/4)' }),
      glow({ colour: '0xff7a3c', width: 260, height: 260, x: '330+30*cos(t/2)', y: '180+40*sin(t/3)' }),
      ellipse({ colour: '0x0f0504', width: 440, height: 90, x: '50', y: '770' }),
      ellipse({ colour: '0xf6ead2', width: 340, height: 340, x: '100', y: '480+10*sin(t)' }),
      ellipse({ colour: '0x7a4526', width: 250, height: 250, x: '145', y: '525+10*sin(t)' }),
      ellipse({ colour: '0xe9c79b', width: 110, height: 150, x: '215+18*sin(t*0.7)', y: '575+10*sin(t)' }),
      glow({ colour: '0xffffff', width: 150, height: 320, x: '195+20*sin(t*0.9)', y: '240-12*sin(t/2)' }),
    ],
  },
  {
    fileName: 'juniper_brand_film_12s_16x9.mp4',
    ...{ width: 960, height: 540, seconds: 12, chord: [220, 330] },
    sky: ['0x3c7f86', '0xb5d9d2'],
    shapes: [
      glow({ colour: '0xfff6dd', width: 560, height: 560, x: '520-14*t', y: '-180+4*t' }),
      hill({ colour: '0x2c6067', width: 1100, height: 320, rise: 0.18, x: '-120+5*t', y: '260' }),
      ellipse({ colour: '0x1e474d', width: 640, height: 150, x: '160', y: '392' }),
      ellipse({ colour: '0xf3e6cb', width: 560, height: 170, x: '200', y: '350' }),
      ellipse({ colour: '0xdcc49c', width: 380, height: 96, x: '290+6*sin(t)', y: '376' }),
    ],
  },
  {
    fileName: 'halcyon_serum_texture_macro_1x1.mp4',
    ...{ width: 720, height: 720, seconds: 9, chord: [262, 392] },
    sky: ['0xf1c9bb', '0xbd7566'],
    shapes: [
      glow({ colour: '0xffe9df', width: 700, height: 700, x: '-200+20*t', y: '-180' }),
      ellipse({ colour: '0xa8604f', width: 470, height: 330, x: '150+16*sin(t/2)', y: '250' }),
      ellipse({ colour: '0xfff4ec', width: 450, height: 320, x: '130+16*sin(t/2)', y: '215+6*cos(t)' }),
      ellipse({ colour: '0xf3d3c6', width: 300, height: 190, x: '225+22*sin(t/2)', y: '300+6*cos(t)' }),
      glow({ colour: '0xffffff', width: 180, height: 120, x: '210+30*sin(t/2)', y: '240' }),
    ],
  },
  {
    fileName: 'meridian_trailrun_dawn_10s_16x9_v7.mov',
    ...{ width: 960, height: 540, seconds: 10, chord: [175, 262] },
    sky: ['0x8fb0b4', '0xf7cf9c'],
    shapes: [
      glow({ colour: '0xfff1c9', width: 520, height: 520, x: '430', y: '60-7*t' }),
      ellipse({ colour: '0xfbe3b0', width: 120, height: 120, x: '630', y: '260-7*t' }),
      hill({ colour: '0x8aa58a', width: 1500, height: 380, rise: 0.2, x: '-20-9*t', y: '180' }),
      hill({ colour: '0x3f6a55', width: 1700, height: 420, rise: -0.17, x: '-60-22*t', y: '150' }),
      hill({ colour: '0x1d2f2d', width: 1900, height: 360, rise: 0.12, x: '-80-45*t', y: '300' }),
      ellipse({ colour: '0xf2ede0', width: 22, height: 52, x: '300+14*t', y: '356-10*abs(sin(t*5))' }),
    ],
  },
  {
    fileName: 'brightbank_night_transfer_06s_9x16.mp4',
    ...{ width: 540, height: 960, seconds: 6, chord: [147, 220] },
    sky: ['0x101c38', '0x2b4f7c'],
    shapes: [
      glow({ colour: '0x4f86c6', width: 700, height: 500, x: '-80', y: '560+20*sin(t)' }),
      beam({ colour: '0xe8c46a', width: 900, height: 960, thickness: 90, x: '-330+70*t', y: '0' }),
      beam({ colour: '0xf7e8bd', width: 900, height: 960, thickness: 18, x: '-180+70*t', y: '0' }),
      ellipse({ colour: '0xfaf3e0', width: 130, height: 130, x: '205', y: '640-85*t' }),
      ellipse({ colour: '0x1d3157', width: 70, height: 70, x: '235', y: '670-85*t' }),
    ],
  },
];
