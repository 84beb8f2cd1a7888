// From metres on the stage to shares of the picture and back, as the server's camera has it.
import type { Camera, Standing } from "../api/staged";

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

type Spot = { x: number; z: number; y: number };

const nearOf = (camera: Camera, z: number) => camera.distance / Math.max(0.4, camera.distance + z);

function placed(camera: Camera, spot: Spot, aspect: number): [number, number] {
  const near = nearOf(camera, spot.z);
  const across = (spot.x - camera.x) * near + camera.swing * (1 - near);
  const down = (spot.y - camera.eye) * near + camera.eye - camera.y;
  return [0.5 + across / camera.height / aspect, 0.5 - down / camera.height];
}

export function boxOf(camera: Camera, figure: Standing, aspect: number): Box {
  const [x, foot] = placed(camera, figure, aspect);
  const [, top] = placed(camera, { ...figure, y: figure.y + figure.height }, aspect);
  const width = (figure.width * nearOf(camera, figure.z)) / camera.height / aspect;
  return { left: x - width / 2, top, width, height: foot - top };
}

// Where on the floor a point of the picture is; what is dragged to the horizon stays before it.
export function spotAt(camera: Camera, x: number, y: number, aspect: number, lift: number): { x: number; z: number } {
  const down = (0.5 - y) * camera.height - camera.eye + camera.y;
  const near = Math.min(Math.max(down / (lift - camera.eye), 0.45), 2.2);
  const across = (x - 0.5) * aspect * camera.height - camera.swing * (1 - near);
  return { x: rounded(camera.x + across / near), z: rounded(camera.distance / near - camera.distance) };
}

const rounded = (metres: number) => Math.round(metres * 100) / 100;
