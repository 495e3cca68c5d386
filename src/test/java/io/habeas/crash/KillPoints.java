package io.habeas.crash;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * In the server that is to be killed: counts what is committed to the tables of a run. When it is armed and the count is reached, the thread
 * says so and stands still right after its commit, until the whole process is killed from outside.
 */
@Component
@ConditionalOnProperty("habeas.test.kill-points")
class KillPoints implements BeanPostProcessor {
    private static final Pattern LEDGER_WRITE = Pattern.compile(
            "(?is)^\\s*(WITH\\b.*)?(INSERT INTO|UPDATE|DELETE FROM)\\s+"
                    + "(request_\\w+|privacy_request|webhook_\\w+|vault_\\w+|execution_log|audit_log|provided_identity)\\b.*");
    private static final int UNARMED = -1;
    private static final AtomicInteger REMAINING = new AtomicInteger(UNARMED);

    /** The thread that makes the n-th write from now stands still after it. */
    static void arm(int point) {
        REMAINING.set(point);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? proxy(DataSource.class, source, KillPoints::dataSource) : bean;
    }

    private static Object dataSource(Object source, Method method, Object[] arguments) throws Throwable {
        Object result = call(source, method, arguments);
        return result instanceof Connection connection ? connection(connection) : result;
    }

    private static Connection connection(Connection connection) {
        boolean[] wrote = {false};
        return proxy(Connection.class, connection, (target, method, arguments) -> {
            Object result = call(target, method, arguments);
            if (method.getName().equals("commit") && wrote[0]) {
                wrote[0] = false;
                committed("commit");
            }
            if (method.getName().equals("rollback")) {
                wrote[0] = false;
            }
            boolean writes = result instanceof PreparedStatement
                    && LEDGER_WRITE.matcher((String) arguments[0]).matches();
            return writes ? statement((PreparedStatement) result, connection, (String) arguments[0], wrote) : result;
        });
    }

    private static PreparedStatement statement(
            PreparedStatement statement, Connection connection, String sql, boolean[] wrote) {
        return proxy(PreparedStatement.class, statement, (target, method, arguments) -> {
            Object result = call(target, method, arguments);
            if (method.getName().startsWith("execute")) {
                if (connection.getAutoCommit()) {
                    committed(sql.strip().lines().findFirst().orElse(""));
                } else {
                    wrote[0] = true;
                }
            }
            return result;
        });
    }

    private static void committed(String what) {
        if (REMAINING.get() > 0 && REMAINING.decrementAndGet() == 0) {
            System.out.println("POINT " + what);
            while (true) {
                LockSupport.park();
            }
        }
    }

    private interface Call {
        Object invoke(Object target, Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, T target, Call call) {
        InvocationHandler handler = (_, method, arguments) -> call.invoke(target, method, arguments);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
