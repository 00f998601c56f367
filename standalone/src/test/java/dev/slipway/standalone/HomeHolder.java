package dev.slipway.standalone;

import dev.slipway.standalone.home.HomeLock;
import dev.slipway.standalone.home.SlipwayHome;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Takes a home, says so, and waits to be killed. */
final class HomeHolder {
    private HomeHolder() {}

    public static void main(String[] arguments) throws Exception {
        SlipwayHome home = new SlipwayHome(Path.of(arguments[0]));
        home.prepare();
        HomeLock lock = HomeLock.take(home, "http://localhost:7777");
        System.out.println("held");
        new CountDownLatch(1).await();
        lock.close();
    }
}
