import Taro from '@tarojs/taro';
import { isH5 } from '@/wx/platform';

type AudioNodes = Pick<AudioContext, 'createOscillator' | 'createGain' | 'destination' | 'currentTime'>;

let audio: AudioNodes | undefined;

function audioContext(): AudioNodes | undefined {
  if (audio) return audio;
  if (isH5) audio = typeof AudioContext === 'undefined' ? undefined : new AudioContext();
  else if (Taro.canIUse('createWebAudioContext')) audio = Taro.createWebAudioContext() as unknown as AudioNodes;
  return audio;
}

function beep(hertz: number, seconds: number): void {
  const context = audioContext();
  if (!context) return;
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = hertz;
  volume.gain.value = 0.15;
  tone.connect(volume);
  volume.connect(context.destination);
  tone.start();
  tone.stop(context.currentTime + seconds);
}

/** Felt and heard without looking: a short high tone for a scan that worked, a low one for a code nobody knows. */
export function scanned(known: boolean): void {
  try {
    if (known) Taro.vibrateShort({ type: 'light' });
    else Taro.vibrateLong();
    beep(known ? 1_760 : 330, known ? 0.08 : 0.25);
  } catch {
    // Neither is needed: a silent phone, a desktop, a browser that wants a tap first.
  }
}
