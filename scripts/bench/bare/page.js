/** Asks for the same picture as the till, and shows it. */
const video = document.querySelector('video');
video.srcObject = await navigator.mediaDevices.getUserMedia({
  video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } },
});
