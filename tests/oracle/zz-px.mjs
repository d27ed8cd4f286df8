import { createCanvas, loadImage } from "@napi-rs/canvas";
const [f,x0,x1,y,w]=process.argv.slice(2);const im=await loadImage(f);const c=createCanvas(im.width,im.height).getContext("2d");c.drawImage(im,0,0);
for(let x=+x0;x<=+x1;x++){const a=c.getImageData(x,+y,1,1).data,b=c.getImageData(x+ +w,+y,1,1).data;console.log(x,[...a].slice(0,3).join(),' | ',[...b].slice(0,3).join())}
