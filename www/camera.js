// Reads a QR code with the camera. The picture stays on this device, and an address is not opened.

import { PictureError, pixelsOf } from "./picture.js";
import { readQrCode } from "./qr.js";

/** How long to wait between two looks at what the camera sees. */
const PAUSE_MS = 200;

/** The camera at the back of a phone. Fails with a `PictureError`. @type {() => Promise<MediaStream>} */
async function openCamera() {
  try {
    const wanted = { video: { facingMode: "environment" }, audio: false };
    return await navigator.mediaDevices.getUserMedia(wanted);
  } catch {
    throw new PictureError("check_camera_refused");
  }
}

/** @type {(milliseconds: number) => Promise<void>} */
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What the camera sees now; null while it sees nothing. @type {(video: HTMLVideoElement) => Promise<ImageBitmap | null>} */
const look = async (video) => (video.videoWidth > 0 ? createImageBitmap(video) : null);

export class Camera {
  #place;
  #video;
  /** @type {MediaStream | null} */
  #stream = null;

  /** @param {HTMLElement} place is shown while the camera runs; it has a video and a button that stops it */
  constructor(place) {
    this.#place = place;
    this.#video = /** @type {HTMLVideoElement} */ (place.querySelector("video"));
    place.querySelector("button")?.addEventListener("click", () => this.stop());
    // A camera that nobody sees must not run.
    document.addEventListener("visibilitychange", () => document.hidden && this.stop());
  }

  /**
   * Waits for a QR code. Fails with a `PictureError` where the camera or the reader cannot be used.
   * @returns {Promise<string>} what it says; empty where the camera was stopped before
   */
  async readCode() {
    this.stop();
    const stream = await openCamera();
    this.#stream = stream;
    this.#video.srcObject = stream;
    this.#place.hidden = false;
    await this.#video.play();
    try {
      while (this.#stream === stream) {
        const picture = await look(this.#video);
        const code = picture && (await readQrCode(pixelsOf(picture)));
        picture?.close();
        if (code) return code;
        await pause(PAUSE_MS);
      }
      return "";
    } finally {
      if (this.#stream === stream) this.stop();
    }
  }

  stop() {
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = null;
    this.#video.srcObject = null;
    this.#place.hidden = true;
  }
}
